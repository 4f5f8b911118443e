/** The two wheels of the icon, in the colour of the text around. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 20" aria-hidden className="h-5 w-8 text-accent-text" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="7" cy="13" r="5.4" />
      <circle cx="23.5" cy="13" r="5.4" />
      <path d="M7 13l6 4.6L23.5 2" />
    </svg>
  );
}
