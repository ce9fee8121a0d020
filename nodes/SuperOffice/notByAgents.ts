/** Why agents delete nothing, as `neverTool`. */
export const NO_DELETING = 'What an agent deletes by mistake is lost. Run it in the workflow itself.';

/** Why agents merge and move nothing. */
export const NO_MERGING =
  'It can’t be undone if an agent takes the wrong record. Run it in the workflow itself.';
