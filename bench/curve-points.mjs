import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { success } from './requests.mjs';
import { fillJournal, inSession, openSessions, standRules, writeRecords } from './standing.mjs';

/** Files that a process has open besides its connections. */
const otherFiles = 64;

const ours = { server: 'us', ...success };
const mostConnections = [1, 8, 32, 128, 512, 2048, 4096].filter((count) => count + otherFiles <= mostFiles());

/** Each curve: what grows, at which points, and what is measured at one; the first is what the others are compared with. */
export const curves = {
  rules: {
    says: 'Standing rules, none of which fits the call',
    points: [0, 1, 10, 100, 1000],
    scenario: (count) => ({ ...ours, prepare: (port) => standRules(port, count) }),
  },
  records: {
    says: 'Records of DATA_DIR, one of which is the answer',
    points: [10, 1000, 100_000, 1_000_000],
    scenario: (count) => ({ ...ours, env: (scratch) => ({ DATA_DIR: records(scratch, count) }) }),
  },
  sessions: {
    says: 'Sessions that have called, besides the one that calls',
    points: [0, 10, 100, 1000, 10_000],
    scenario: (count) => ({
      ...ours,
      request: inSession(success.request, 'bench'),
      prepare: (port) => openSessions(port, count),
    }),
  },
  journal: {
    says: 'Entries of the journal, which is full; 0 switches it off',
    points: [0, 1000, 100_000],
    scenario: (count) => ({
      ...ours,
      env: () => ({ JOURNAL_SIZE: String(count), JOURNAL_BYTES: '1000000000' }),
      prepare: (port) => fillJournal(port, count),
    }),
  },
  connections: {
    says: 'Connections at a time',
    points: mostConnections,
    scenario: (connections) => ({ ...ours, connections }),
  },
  'connections-bare': {
    says: 'Connections at a time, the server by hand',
    points: mostConnections,
    scenario: (connections) => ({ ...ours, server: 'bare', connections }),
  },
};

function records(scratch, count) {
  const folder = join(scratch, `records-${count}`);
  if (!existsSync(folder)) writeRecords(folder, count);
  return folder;
}

/** A server that is started from here has the same bound. */
function mostFiles() {
  const { soft } = process.report.getReport().userLimits.open_files;
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : soft;
}
