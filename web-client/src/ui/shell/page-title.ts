import { useEffect } from 'react';

/** Names the page in the browser's tab, and how much of it waits to be sent. */
export function usePageTitle(title: string, waiting = 0): void {
  useEffect(() => {
    const name = title === '' ? 'Tandem' : `${title} · Tandem`;
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
  }, [title, waiting]);
}
