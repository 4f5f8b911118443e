/** For `lang`: what people wrote in the other of the app's two languages, so that it is read aloud as what it is; undefined in that of the page. */
export function langOf(text: string, page = document.documentElement.lang): 'en' | 'th' | undefined {
  const thai = text.match(/\p{Script=Thai}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (thai + latin === 0) return undefined;
  const language = thai >= latin ? 'th' : 'en';
  return language === page ? undefined : language;
}
