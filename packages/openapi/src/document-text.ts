/** What a reader of the document has to know before the routes. */
export const DESCRIPTION = `Copies years of workouts from one fitness service to another, month by month.

Start with \`POST /orchestrations\`, poll its status, pause and resume at any time. Each month is a chunk, counted exactly
once.

- Dates are civil (\`YYYY-MM-DD\`) and inclusive; instants are ISO 8601 in UTC.
- Refusals are problem documents (RFC 9457) with stable types: see errors.md. What the gateway refuses by itself has a
  \`message\` only.
- Unknown fields of a request are refused. Fields may be added to answers: ignore what you do not know.
`;
