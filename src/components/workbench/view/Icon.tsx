const paths = {
  run: <path d="M4.5 3v10l8-5z" fill="currentColor" stroke="none" />,
  stop: <path d="M4 4h8v8H4z" fill="currentColor" stroke="none" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" />,
  full: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  reset: <path d="M3 3v4h4M3.4 7A5 5 0 1 1 3.6 10" />,
  more: <path d="M3 8h.01M8 8h.01M13 8h.01" stroke-width="2.5" stroke-linecap="round" />,
  next: <path d="m6 3.5 4.5 4.5L6 12.5" />,
} as const;

/** A drawing beside a word, or in a button that has a label; never the only carrier of a meaning. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}
