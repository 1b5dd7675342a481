import { html } from 'hono/html';

export interface ConsentPage {
  readonly provider: string;
  readonly users: readonly string[];
  readonly scopes: readonly string[];
  /** Names of the parameters that hold the person's answer. */
  readonly names: { readonly user: string; readonly scope: string; readonly decision: string };
  /** The request, to be sent again together with the answer. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A form that asks who consents to what. It comes back to where it came from, as a GET. */
export function renderConsentPage({ provider, users, scopes, names, fields }: ConsentPage) {
  return html`<!doctype html>
    <html lang="en">
      <title>Simulated ${provider}: consent</title>
      <h1>Simulated ${provider}</h1>
      <form>
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <p>
          <label
            >Who are you?
            <select name="${names.user}">
              ${users.map((user) => html`<option>${user}</option>`)}
            </select>
          </label>
        </p>
        <p>The application asks for:</p>
        <input type="hidden" name="${names.scope}" value="" />
        ${scopes.map(
          (scope) =>
            html`<p>
              <label><input type="checkbox" checked name="${names.scope}" value="${scope}" /> ${scope}</label>
            </p>`,
        )}
        <button name="${names.decision}" value="allow">Allow</button>
        <button name="${names.decision}" value="deny">Deny</button>
      </form>
    </html>`;
}
