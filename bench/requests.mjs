export const key = 'bench-key-of-no-worth';
export const adminKey = 'bench-admin-key-of-no-worth';

const headers = { 'Content-Type': 'application/json', 'X-API-Key': key };

/** A POST to the native dialect. */
export const ask = (path, body) => ({ method: 'POST', path, headers, body: JSON.stringify(body) });

/** The request that every server answers alike, a peer's as well. */
export const success = {
  request: ask('/pan-to-gst', { pan_number: 'ABCDE1234F' }),
  expects: { status: 200, body: { status: 'success', internal_status_code: 101, value: '22ABCDE1234F1Z5' } },
};
