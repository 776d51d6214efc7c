#include <errno.h>
#include <iconv.h>
#include <stddef.h>

// What iconv_t is differs between systems; here it is an address, and NULL for none.

static inline void *iconv_shim_open(const char *to, const char *from) {
  iconv_t converter = iconv_open(to, from);
  return converter == (iconv_t)-1 ? NULL : (void *)converter;
}

static inline void iconv_shim_close(void *converter) { iconv_close((iconv_t)converter); }

enum iconv_shim_step {
  iconv_shim_done,
  iconv_shim_full,
  iconv_shim_invalid,
  iconv_shim_incomplete,
};

// Converts until the input is used up, the output is full or the input is no text; with no input,
// ends the text.
static inline enum iconv_shim_step iconv_shim_convert(
    void *converter, const char *input, size_t *input_left, char *output, size_t *output_left) {
  char *next_input = (char *)input;
  char *next_output = output;
  size_t result = iconv(
      (iconv_t)converter, input ? &next_input : NULL, input_left, &next_output, output_left);
  if (result != (size_t)-1) return iconv_shim_done;
  if (errno == E2BIG) return iconv_shim_full;
  return errno == EINVAL ? iconv_shim_incomplete : iconv_shim_invalid;
}
