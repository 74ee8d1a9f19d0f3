/** The function, asked once for each value. For the time of one query. */
export function remembered(isTrue: (value: string) => boolean): (value: string) => boolean {
  const known = new Map<string, boolean>();
  return (value) => {
    const answer = known.get(value) ?? isTrue(value);
    known.set(value, answer);
    return answer;
  };
}
