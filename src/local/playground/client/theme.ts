import { createContext, useEffect, useState } from "react";

export type Theme = "light" | "dark";
export const ThemeContext = createContext<Theme>("light");

/** As the system has it, until somebody chooses. */
export const useTheme = (): [Theme, () => void] => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem("theme") as Theme | null) ?? (system.matches ? "dark" : "light"));
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  const toggle = (): void => {
    const next = theme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", next);
    setTheme(next);
  };
  return [theme, toggle];
};
