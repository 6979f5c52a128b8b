import type { Place } from "./api.ts";
import { titleOf } from "./place.ts";
import type { Theme } from "./theme.ts";

/** `again`: begins the tour once more, when it is over. */
type Props = { places: Place[]; place: Place; go: (place: Place) => void; theme: Theme; toggleTheme: () => void; again?: () => void };

export const Sidebar = ({ places, place, go, theme, toggleTheme, again }: Props) => (
  <nav aria-label="Channels">
    <p className="workspace"><span className="avatar bot" aria-hidden="true">!</span> Coveo Error Bot</p>
    {places.map((each) => (
      <button key={`${each.kind} ${each.id}`} type="button" className="place" aria-current={each.kind === place.kind && each.id === place.id ? "page" : undefined} onClick={() => go(each)}>{titleOf(each)}</button>
    ))}
    <button type="button" className="place quiet" aria-label={theme === "dark" ? "☀ Light theme" : "☾ Dark theme"} onClick={toggleTheme}>{theme === "dark" ? "☀" : "☾"} <span>{theme === "dark" ? "Light" : "Dark"}</span></button>
    {again === undefined ? null : <button type="button" className="place" onClick={again}>? <span>Tour</span></button>}
  </nav>
);
