import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';

const pieceBytes = 1_048_576;
const newline = 10;
const usual = Buffer.from('{"level":"info"');
/** What is kept of lines that should not be there. */
const mostKept = 5;

/** Reads a log as it grows: how many lines there are, and those that tell of an error or are none of ours. */
export function followLog(file) {
  const fd = openSync(file, 'r');
  const piece = Buffer.alloc(pieceBytes);
  const told = { lines: 0, wrong: 0, examples: [] };
  let at = 0;

  function take(from, to) {
    told.lines++;
    if (piece.compare(usual, 0, usual.length, from, Math.min(from + usual.length, to)) === 0) return;
    told.wrong++;
    if (told.examples.length < mostKept) told.examples.push(piece.toString('utf8', from, Math.min(to, from + 500)));
  }
  return {
    told,
    /** Takes in what came since. */
    read() {
      for (let bytes = pieceBytes; bytes === pieceBytes; ) {
        bytes = readSync(fd, piece, 0, pieceBytes, at);
        let from = 0;
        for (let to = piece.indexOf(newline); to >= 0 && to < bytes; to = piece.indexOf(newline, from)) {
          take(from, to);
          from = to + 1;
        }
        at += from;
      }
    },
    /** Gives back the room of what was read: a long run would fill the disk. */
    punch() {
      const args = ['--punch-hole', '--offset', '0', '--length', String(at), file];
      if (at > 0) spawn('fallocate', args, { stdio: 'ignore' }).on('error', () => {});
    },
    close: () => closeSync(fd),
  };
}
