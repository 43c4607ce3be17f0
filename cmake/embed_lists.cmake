# Writes OUTPUT: every list under DIRECTORY (lang/<language>/<list>.txt) as a string literal.
# cmake -DDIRECTORY=… -DOUTPUT=… -P embed_lists.cmake
file(GLOB files RELATIVE ${DIRECTORY} ${DIRECTORY}/*/*.txt)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(language ${file} DIRECTORY)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${DIRECTORY}/${file} content)
  string(APPEND rows "    {\"${language}\", \"${name}\", R\"~list~(${content})~list~\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new
"// Made by cmake/embed_lists.cmake from lang/.
#include \"lang/embedded_lists.h\"

namespace stemma::lang {

std::span<const EmbeddedList> embedded_lists() {
  static const EmbeddedList kLists[] = {
${rows}  };
  return kLists;
}

}  // namespace stemma::lang
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
