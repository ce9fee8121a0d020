/** A moment as NetServer writes its stamps: UTC, without a zone. */
export function stamp(moment: Date): string {
  return moment.toISOString().slice(0, 19);
}
