/** 12 mm at the 96 dots of an inch that CSS counts with. */
const cornerPx = 45;
const holdMs = 6_000;

/**
 * Tells of a finger or mouse button that stays down for six seconds in the upper left corner, where
 * nothing is seen. What stands there for citizens comes first: a hold on a control is none, and a
 * second touch anywhere ends it, because then somebody is using the screen. Returns how to stop.
 */
export function listenForCornerHold(page: Document, onHeld: () => void): () => void {
  let held: { readonly pointer: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  const letGo = () => {
    clearTimeout(held?.timer);
    held = undefined;
  };
  const onDown = (event: PointerEvent) => {
    const isFirst = held === undefined;
    letGo();
    if (!isFirst || event.button !== 0 || !isInCorner(event) || isOnControl(event.target)) return;
    const timer = setTimeout(() => {
      letGo();
      onHeld();
    }, holdMs);
    held = { pointer: event.pointerId, timer };
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerId === held?.pointer && !isInCorner(event)) letGo();
  };
  const onEnd = (event: PointerEvent) => {
    if (event.pointerId === held?.pointer) letGo();
  };

  const watching = { capture: true, passive: true };
  page.addEventListener('pointerdown', onDown, watching);
  page.addEventListener('pointermove', onMove, watching);
  page.addEventListener('pointerup', onEnd, watching);
  page.addEventListener('pointercancel', onEnd, watching);
  return () => {
    letGo();
    page.removeEventListener('pointerdown', onDown, watching);
    page.removeEventListener('pointermove', onMove, watching);
    page.removeEventListener('pointerup', onEnd, watching);
    page.removeEventListener('pointercancel', onEnd, watching);
  };
}

function isInCorner({ clientX, clientY }: PointerEvent): boolean {
  return clientX >= 0 && clientY >= 0 && clientX <= cornerPx && clientY <= cornerPx;
}

function isOnControl(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, a, input, textarea, select, label, summary, [role="button"]') !== null
  );
}
