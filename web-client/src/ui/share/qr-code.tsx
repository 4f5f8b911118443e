import codeFor from 'qrcode-generator';

/** The quiet zone that readers need around it, in modules. */
const MARGIN = 4;

/** A text as a code for cameras, dark on light in every theme: readers expect that. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const code = codeFor(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const dark = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size] as const).filter(([row, column]) => code.isDark(row, column));
  const whole = size + 2 * MARGIN;
  return (
    <svg role="img" aria-label={label} data-testid="qr-code" viewBox={`0 0 ${whole} ${whole}`} shapeRendering="crispEdges" className="w-full max-w-56 self-center rounded-md forced-color-adjust-none">
      <rect width={whole} height={whole} fill="#fff" />
      <path fill="#111" d={dark.map(([row, column]) => `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`).join('')} />
    </svg>
  );
}
