import { ask, key, success } from './requests.mjs';
import { standRules } from './standing.mjs';

const panToGst = (pan_number) => ask('/pan-to-gst', { pan_number });

const notFound = (by) => ({
  status: 404,
  headers: { 'x-mock-outcome': `103;by=${by}` },
  body: { status: 'error', internal_status_code: 103, code: 'NOT_FOUND', message: 'No records found' },
});

const karzaPan = {
  method: 'POST',
  path: '/karza/v2/pan',
  headers: { 'Content-Type': 'application/json', 'x-karza-key': key },
  body: '{"consent":"Y","pan":"AAACN0000A"}',
};
/** Nobody wrote this person down. */
const computed = {
  request: ask('/pan-details', { pan_number: 'KBCPS0000K' }),
  expects: { status: 200, body: { status: 'success', internal_status_code: 101 } },
};

/** What every other scenario is compared with. */
export const baseline = 'bare';

/** One row, one line of the report; `expects` names what must be in the answer, which may hold more. */
export const scenarios = [
  { name: baseline, server: 'bare', ...success },
  { name: 'static', server: 'static', ...success },
  { name: 'native-success', server: 'us', ...success },
  { name: 'refusal', server: 'us', request: panToGst('AAAPZ9999Z'), expects: notFound('world') },
  { name: 'magic', server: 'us', request: panToGst('ERROR0103X'), expects: notFound('magic') },
  { name: 'karza', server: 'us', request: karzaPan, expects: { status: 200, body: { 'status-code': '101' } } },
  { name: 'computed', server: 'us', ...computed },
  { name: 'without-journal', server: 'us-without-journal', ...success },
  { name: 'rules-1000', server: 'us', ...success, prepare: (port) => standRules(port, 1000) },
  { name: 'redis', server: 'us-redis', ...success },
];
