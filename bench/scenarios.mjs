export const key = 'bench-key-of-no-worth';
export const adminKey = 'bench-admin-key-of-no-worth';

const headers = { 'Content-Type': 'application/json', 'X-API-Key': key };

/** A POST to the native dialect. */
const ask = (path, body) => ({ method: 'POST', path, headers, body: JSON.stringify(body) });
const panToGst = (pan_number) => ask('/pan-to-gst', { pan_number });

const found = {
  status: 200,
  body: { status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' },
};
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

/** What every other scenario is compared with. */
export const baseline = 'bare';

/** One row, one line of the report; `expects` names what must be in the answer, which may hold more. */
export const scenarios = [
  { name: baseline, server: 'bare', request: panToGst('ABCDE1234F'), expects: found },
  { name: 'native-success', server: 'us', request: panToGst('ABCDE1234F'), expects: found },
  { name: 'refusal', server: 'us', request: panToGst('AAAPZ9999Z'), expects: notFound('world') },
  { name: 'magic', server: 'us', request: panToGst('ERROR0103X'), expects: notFound('magic') },
  { name: 'karza', server: 'us', request: karzaPan, expects: { status: 200, body: { 'status-code': '101' } } },
  { name: 'without-journal', server: 'us-without-journal', request: panToGst('ABCDE1234F'), expects: found },
  { name: 'rules-1000', server: 'us', request: panToGst('ABCDE1234F'), expects: found, prepare: letRulesStand },
  { name: 'redis', server: 'us-redis', request: panToGst('ABCDE1234F'), expects: found },
];

/** A thousand rules, of which none fits the call that is measured. */
async function letRulesStand(port) {
  for (let i = 0; i < 1000; i++) {
    const rule = {
      fault: '108',
      match: { service: 'pan-to-gst', subject: `AAA${letter(i / 26)}${letter(i)}000${i % 10}Z` },
    };
    const response = await fetch(`http://127.0.0.1:${port}/__admin/rules`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Admin-Key': adminKey },
      body: JSON.stringify(rule),
    });
    if (response.status !== 201) throw new Error(`A rule was answered ${response.status} ${await response.text()}`);
    await response.text();
  }
}

function letter(i) {
  return String.fromCharCode(65 + (Math.floor(i) % 26));
}
