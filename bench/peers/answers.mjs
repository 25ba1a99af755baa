import { key, success } from '../requests.mjs';

const failure = (status, internal_status_code, message) => ({
  status,
  body: JSON.stringify({ status: 'error', internal_status_code, message }),
});

/** What a peer is told to answer, by what is asked: the whole of the job that the server by hand does. */
export const answers = {
  known: { status: success.expects.status, body: JSON.stringify(success.expects.body) },
  unknown: failure(404, 103, 'No records found'),
  malformed: failure(400, 102, 'Invalid ID number'),
  stranger: failure(401, 102, 'Invalid API key'),
};

export const asked = { path: success.request.path, ...JSON.parse(success.request.body) };
export const panShape = '^[A-Z]{5}[0-9]{4}[A-Z]$';
export { key };
