#include "app/run.h"

int main(int argc, char** argv) {
  return stemma::app::run(argc, argv);
}
