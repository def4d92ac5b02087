import { publicPage } from '../../templates/pages/public/public-page.ts';
import { html } from '../../templates/shared/html.ts';

type Question = { groups: readonly string[]; problem?: string };

/** Stands in for the pages of Cognito: who do you want to be? */
export function localSignInPage({ groups, problem }: Question): string {
  const buttons = groups
    .filter((group) => group !== 'local-lead')
    .map(
      (group) => html`<button type="submit" name="role" value="${group}">${LABELS[group] ?? group}</button> `,
    );
  const lead = groups.includes('local-lead')
    ? html`<p><label>Organisationens kod, till exempel 1280<br><input type="text"
  name="organisation" value="1280" autocomplete="off"></label></p>
<p><button type="submit" name="role" value="local-lead">Lokal projektledare</button></p>`
    : html``;
  const wrong = problem ? html`<p class="state late" role="alert">${problem}</p>` : html``;
  const main = html`<h1>Logga in på den här datorn</h1>
<p>Här finns inga lösenord. Välj en roll. I drift loggar var och en in med sitt eget konto och en andra faktor.</p>
${wrong}<form method="post"><p class="choices">${buttons}</p>
<h2>Lokal projektledare</h2>${lead}
<details><summary>Som en annan person</summary>
<p><label>E-postadress<br><input type="text" name="address" autocomplete="off"></label></p></details></form>`;
  return publicPage({ locale: 'sv', title: 'Logga in', main, otherLanguages: false });
}

const LABELS: Readonly<Record<string, string>> = {
  coordinator: 'Samordnare',
  approver: 'Godkännare',
  registrar: 'Registrator',
};
