// Runs before anything is drawn, so that a page in dark never flashes white. A file of its own because the content
// security policy allows no script inside the page. The key is that of src/ui/theme.ts.
try {
  const theme = localStorage.getItem('lea-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch (error) {
  console.info('LEA-tafel: this browser keeps no settings', error)
}
