/** Gives this process an n8n folder of its own. Import it before anything of n8n. */
process.env.JEST_WORKER_ID = `money-${process.pid}`;
