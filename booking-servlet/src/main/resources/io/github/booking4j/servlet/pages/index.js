const form = document.getElementById('open');

form.addEventListener('submit', event => {
  event.preventDefault();
  location.assign('dashboard/' + encodeURIComponent(form.elements.client.value.trim()));
});
