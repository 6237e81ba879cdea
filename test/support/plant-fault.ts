/** Loaded before the bot's process (`--import`): a fault nobody handles comes with SIGUSR2. */
process.on('SIGUSR2', () => {
  const planted = new Error('planted');
  if (process.env.LINESMAN_TEST_FAULT === 'unhandledRejection') void Promise.reject(planted);
  else throw planted;
});
