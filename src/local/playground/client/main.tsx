import { createRoot } from "react-dom/client";
import "slack-blocks-to-jsx/dist/style.css";
import "./page.css";
import { App } from "./app.tsx";

const page = document.getElementById("page");
if (page !== null) createRoot(page).render(<App />);
