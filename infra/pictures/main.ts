// Draws docs/pictures anew, a file each: `npm run pictures`. Needs Chromium (CHROMIUM: where it is).
import "./digest.ts";
import "./flag.ts";
import "./failure.ts";
import "./playground.ts";
import "./answer.ts";
