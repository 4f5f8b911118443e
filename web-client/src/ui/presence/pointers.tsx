import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import type { Pointer, Pointing } from '../../core';
import { usePointers, useReadable, useRoom } from '../../react';
import { settings } from '../../settings/settings';
import { useHue } from '../kit/hues';
import { useMedia } from '../kit/media';
import { pointerOn, spotOf, viewElement } from './pointer-place';

/** A pointer that does not move for so long says nothing any more. */
const REST_MS = 10_000;
/** A name to the right of its pointer needs so much room. */
const NAME_PX = 180;

/** Where the others point, for who has a pointer and did not turn it off; and where this person does, for them (PROTOCOL P6). */
export function Pointers() {
  const { pointers } = useReadable(settings);
  const fine = useMedia('(pointer: fine)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return (
    pointers &&
    fine && (
      <>
        <OwnPointer />
        {!still && <OtherPointers />}
      </>
    )
  );
}

function OwnPointer() {
  const room = useRoom();
  useEffect(() => {
    const { presence, entities } = room;
    let last: PointerEvent | undefined;
    let due = 0;
    const say = () => {
      due = 0;
      const view = viewElement();
      const pointer = last === undefined || view === null || !(last.target instanceof Element) ? null : pointerOn(view, last.target, last, entities.get());
      presence.point(pointer);
    };
    const moved = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      last = event;
      // One look at the page for each picture of it, and none while nobody is there to be told.
      if (due === 0 && presence.others.get().length > 0) due = requestAnimationFrame(say);
    };
    const left = () => {
      last = undefined;
      cancelAnimationFrame(due);
      say();
    };
    const stop = new AbortController();
    const options = { passive: true, signal: stop.signal };
    document.addEventListener('pointermove', moved, options);
    document.documentElement.addEventListener('pointerleave', left, options);
    return () => {
      stop.abort();
      left();
    };
  }, [room]);
  return null;
}

function OtherPointers() {
  const room = useRoom();
  const pointers = usePointers();
  const layer = useRef<HTMLDivElement>(null);
  const seen = useSeen();
  useEffect(() => {
    room.presence.showPointers(seen);
    return () => room.presence.showPointers(false);
  }, [room, seen]);
  const some = pointers.length > 0;
  useEffect(() => {
    if (layer.current !== null) place(layer.current);
  });
  useEffect(() => (some ? whenThePageChanges(() => layer.current !== null && place(layer.current), room.entities.subscribe) : undefined), [some, room]);
  if (!some) return null;
  return (
    <div ref={layer} aria-hidden className="pointer-events-none absolute inset-0 z-10 overflow-hidden print:hidden">
      {pointers.map((pointing) => (
        <OtherPointer key={pointing.client} pointing={pointing} />
      ))}
    </div>
  );
}

function OtherPointer({ pointing: { user, name, pointer } }: { pointing: Pointing }) {
  const hue = useHue(user);
  const [rested, setRested] = useState<Pointer>();
  useEffect(() => {
    const timer = setTimeout(setRested, REST_MS, pointer);
    return () => clearTimeout(timer);
  }, [pointer]);
  return (
    <div
      data-testid="pointer"
      data-pointer={JSON.stringify(pointer)}
      data-resting={rested === pointer}
      className="group absolute top-0 left-0 size-0 forced-color-adjust-none data-[place=none]:hidden data-[place=moved]:transition-[transform,opacity] data-[place=moved]:duration-150 data-[resting=true]:opacity-0"
    >
      <span className="absolute top-0 left-0 size-4.5 drop-shadow-[0_0_1px_white]">
        <span className={clsx('block size-full [clip-path:polygon(0_0,100%_40%,46%_52%,30%_100%)]', hue)} />
      </span>
      <span className={clsx('absolute top-4 left-3.5 max-w-40 truncate rounded-md px-1.5 text-xs font-semibold whitespace-nowrap text-white ring-1 ring-white/70 group-data-left:right-0 group-data-left:left-auto', hue)}>{name}</span>
    </div>
  );
}

/** A page that nobody looks at need not be told anything. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const changed = () => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return seen;
}

/** Rows come and go with scrolling, and move when somebody edits: then everything is put where it belongs now, once for each picture. */
function whenThePageChanges(again: () => void, onEdit: (fn: () => void) => () => void): () => void {
  let due = 0;
  const soon = () => {
    if (due !== 0) return;
    due = requestAnimationFrame(() => {
      due = 0;
      again();
    });
  };
  const resized = new ResizeObserver(soon);
  const view = viewElement();
  if (view !== null) resized.observe(view);
  const deaf = onEdit(soon);
  document.addEventListener('scroll', soon, { passive: true, capture: true });
  return () => {
    cancelAnimationFrame(due);
    resized.disconnect();
    deaf();
    document.removeEventListener('scroll', soon, { capture: true });
  };
}

/** It glides from where it was; it does not fly in from nowhere. */
function place(layer: HTMLElement): void {
  const view = viewElement();
  const { left, top, width } = layer.getBoundingClientRect();
  for (const element of layer.querySelectorAll<HTMLElement>('[data-pointer]')) {
    const spot = view === null ? null : spotOf(view, JSON.parse(element.dataset.pointer ?? '{}') as Pointer);
    const before = element.dataset.place;
    element.dataset.place = spot === null ? 'none' : before === undefined || before === 'none' ? 'new' : 'moved';
    if (spot === null) continue;
    element.toggleAttribute('data-left', spot.left - left > width - NAME_PX);
    element.style.transform = `translate(${spot.left - left}px, ${spot.top - top}px)`;
  }
}
