/**
 * Says at the field that files are more than a request can hold, which nothing behind the gateway could say: it
 * refuses them before any page of ours. Without it the hint at the field has to do.
 */
export const FILE_LIMIT_SCRIPT = `(() => {
  for (const form of document.querySelectorAll('form[data-most-bytes]')) {
    const fields = () => [...form.querySelectorAll('input[type=file]')].filter(({ files }) => files.length > 0);
    const judge = () => {
      const bytes = fields().flatMap(({ files }) => [...files]).reduce((sum, { size }) => sum + size, 0);
      const wrong = bytes > Number(form.dataset.mostBytes) ? form.dataset.tooLarge : '';
      for (const field of form.querySelectorAll('input[type=file]')) field.setCustomValidity('');
      const last = fields().at(-1);
      last?.setCustomValidity(wrong);
      last?.reportValidity();
    };
    form.addEventListener('change', ({ target }) => { if (target.type === 'file') judge(); });
  }
})();
`;
