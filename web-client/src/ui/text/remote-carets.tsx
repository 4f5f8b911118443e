import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useClient, useEditors, useEntity } from '../../react';
import { useMedia } from '../kit/media';
import { EditorsSign } from '../presence/editors-sign';
import { useShownName } from '../presence/shown-name';
import { type Carets, caretsAfter } from './carets';

interface RemoteCaretsProps {
  type: string;
  id: string;
  field: string;
  /** The text as it stands in the area. */
  value: string;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** Who else writes in a text: by name under it, and, for who has a pointer and does not mind motion, at the place where they wrote last. */
export function RemoteCarets(props: RemoteCaretsProps) {
  const { type, id, field } = props;
  const { user } = useClient();
  const here = useEditors(type, id);
  const names = useMemo(() => [...new Map(here.filter((other) => other.user !== user && other.where?.field === field).map((other) => [other.user, other.name]))], [here, user, field]);
  const shown = useMedia('(pointer: fine) and (prefers-reduced-motion: no-preference)');
  return (
    <>
      {shown && <Overlay {...props} writers={new Set(names.map(([writer]) => writer))} />}
      <EditorsSign names={names.map(([, name]) => name)} />
    </>
  );
}

const NOBODY: Carets = new Map();

/** From the edits themselves: nothing has to be sent for it, and it is never ahead of the text. */
function useCarets({ type, id, field, value }: RemoteCaretsProps): Carets {
  const { user } = useClient();
  const entity = useEntity(type, id);
  const seq = entity?.fseq[field] ?? 0;
  const by = entity?.stamps[seq]?.by;
  const [last, setLast] = useState({ value, seq });
  const [carets, setCarets] = useState(NOBODY);
  if (value !== last.value || seq !== last.seq) {
    setLast({ value, seq });
    if (value !== last.value) setCarets(caretsAfter(carets, last.value, value, seq !== last.seq && by !== user ? by : undefined));
  }
  return carets;
}

function Overlay({ writers, ...props }: RemoteCaretsProps & { writers: ReadonlySet<string> }) {
  const { area, value } = props;
  const carets = useCarets(props);
  const nameOf = useShownName();
  const mirror = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const shown = [...carets].filter(([writer]) => writers.has(writer));
  useLayoutEffect(() => place(area.current, mirror.current, layer.current));
  useEffect(() => {
    const text = area.current;
    if (text === null) return;
    const again = () => place(text, mirror.current, layer.current);
    const resized = new ResizeObserver(again);
    resized.observe(text);
    text.addEventListener('scroll', again, { passive: true });
    return () => {
      resized.disconnect();
      text.removeEventListener('scroll', again);
    };
  }, [area]);
  if (shown.length === 0) return null;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <div ref={mirror} className="invisible absolute top-0 left-0 border border-line px-3 py-2 text-base wrap-break-word whitespace-pre-wrap">
        {`${value}\u200b`}
      </div>
      <div ref={layer}>
        {shown.map(([writer, at]) => (
          <span key={writer} data-testid="remote-caret" data-at={at} className="absolute top-0 left-0 h-6 border-l-2 border-accent data-first:*:top-full data-first:*:bottom-auto">
            <span className="absolute bottom-full left-0 max-w-40 truncate rounded-sm bg-accent px-1 text-[0.6875rem] leading-4 font-semibold whitespace-nowrap text-accent-ink">{nameOf(writer)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Puts the carets where their places are in a copy of the text that wraps as the area does. */
function place(area: HTMLTextAreaElement | null, mirror: HTMLDivElement | null, layer: HTMLDivElement | null): void {
  const text = mirror?.firstChild;
  if (area === null || mirror === null || layer === null || !(text instanceof Text)) return;
  mirror.style.width = `${area.clientWidth + 2 * area.clientLeft}px`;
  const box = mirror.getBoundingClientRect();
  for (const caret of layer.querySelectorAll<HTMLElement>('[data-at]')) {
    const at = Math.min(Number(caret.dataset.at), text.length - 1);
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const where = range.getClientRects()[0] ?? box;
    const top = where.top - box.top - area.scrollTop;
    // Above the first line is no room for a name.
    caret.toggleAttribute('data-first', top < 24);
    caret.style.transform = `translate(${where.left - box.left}px, ${top}px)`;
  }
}
