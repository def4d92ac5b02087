import { userRoleSchema } from '../../domain/rollout/user.ts';
import { publicPage } from '../../templates/pages/public/public-page.ts';
import { html } from '../../templates/shared/html.ts';
import { frameWords } from '../../templates/words/frame.gen.ts';

type Question = { problem?: string };

/** Stands in for the pages of Cognito and of an identity provider: who do you want to be? */
export function localSignInPage({ problem }: Question): string {
  const say = frameWords('sv');
  const buttons = userRoleSchema.options
    .filter((role) => role !== 'local-lead')
    .map((role) => html`<button type="submit" name="role" value="${role}">${say(`role.${role}`)}</button> `);
  const wrong = problem ? html`<p class="state late" role="alert">${problem}</p>` : html``;
  const main = html`<h1>Logga in på den här datorn</h1>
<p>Här finns inga lösenord. Välj en roll. I drift loggar var och en in med sitt eget konto och en andra faktor.</p>
${wrong}<form method="post"><p class="choices">${buttons}</p>
<h2>Lokal projektledare</h2><p><label>Organisationens kod, till exempel 1280<br><input type="text"
  name="organisation" value="1280" autocomplete="off"></label></p>
<p><button type="submit" name="role" value="local-lead">${say('role.local-lead')}</button></p>
<details><summary>Som en annan person</summary>
<p>Skriv en adress och välj en roll ovan. Är personen inbjuden räcker adressen.</p>
<p><label>E-postadress<br><input type="text" name="address" autocomplete="off"></label></p>
<p><button type="submit" class="second">Logga in med adressen</button></p></details></form>`;
  return publicPage({ locale: 'sv', title: 'Logga in', main, otherLanguages: false });
}
