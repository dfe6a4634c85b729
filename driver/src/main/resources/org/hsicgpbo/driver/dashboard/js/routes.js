// Addresses behind the #: nothing of them is sent to the server, and "back" works.

const part = encodeURIComponent;

export const toStudies = () => '#/';
export const toStudy = (study) => `#/study/${part(study)}`;
export const toTrial = (study, number) => `#/study/${part(study)}/trial/${part(number)}`;
export const toComparison = (studies) => `#/compare/${studies.map(part).join('/')}`;

/** What an address asks for: {page, study, trial, studies}; page is "unknown" for one that is none of ours. */
export function read(hash) {
  let parts;
  try {
    parts = hash.replace(/^#?\/?/, '').split('/').filter((p) => p !== '').map(decodeURIComponent);
  } catch {
    return { page: 'unknown' };
  }
  const [kind, ...rest] = parts;
  if (kind === undefined) {
    return { page: 'studies' };
  }
  if (kind === 'study' && rest.length === 1) {
    return { page: 'study', study: rest[0] };
  }
  if (kind === 'study' && rest.length === 3 && rest[1] === 'trial' && /^\d+$/.test(rest[2])) {
    return { page: 'trial', study: rest[0], trial: Number(rest[2]) };
  }
  if (kind === 'compare' && rest.length >= 1) {
    return { page: 'compare', studies: [...new Set(rest)] };
  }
  return { page: 'unknown' };
}
