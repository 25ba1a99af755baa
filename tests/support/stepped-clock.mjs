// Before a program by `node --import`: its clock is as many milliseconds ahead as the file CLOCK_AHEAD says, as if
// somebody had set the machine's. What nobody can set, `performance.now()` and timers, goes on as it did.
import { readFileSync } from 'node:fs';

const Given = Date;
let ahead = 0;

globalThis.Date = class Stepped extends Given {
  constructor(...given) {
    super(...(given.length > 0 ? given : [Given.now() + ahead]));
  }
  static now() {
    return Given.now() + ahead;
  }
};

setInterval(() => {
  ahead = Number(readFileSync(process.env.CLOCK_AHEAD, 'utf8'));
}, 10).unref();
