/** Why agents merge nothing, as `neverTool`. */
export const NO_MERGING =
  'It can’t be undone if an agent takes the wrong record. Run it in the workflow itself.';
