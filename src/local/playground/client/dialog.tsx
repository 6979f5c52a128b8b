import { useEffect, useId, useRef, type ReactNode } from "react";

/** A window: the browser keeps the focus in it, and Esc shuts it. */
export const Dialog = ({ title, shut, children, wide = false }: { title: string; shut: () => void; children: ReactNode; wide?: boolean }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("form input, form select, form textarea, footer .primary")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={wide ? "wide" : ""} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); shut(); }}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon" aria-label="Close" onClick={shut}>✕</button>
      </header>
      {children}
    </dialog>
  );
};
