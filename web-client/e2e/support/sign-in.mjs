// Signing in as a person does: on the app's page, then on the issuer's, and back.

/** Leaves the app's page and says who it is; comes back to what was opened. */
export async function signInAs(page, name, user) {
  await page.locator('main#main').getByRole('button', { name: /^(Sign in|ลงชื่อเข้าใช้)$/ }).click();
  await tellName(page, name, user);
}

/** On the issuer's page, in either language. */
export async function tellName(page, name, user) {
  await page.locator('input[autocomplete=name]').fill(name);
  if (user !== undefined) await page.locator('input[autocomplete=username]').fill(user);
  await page.locator('button[type=submit]:not([name])').click();
}
