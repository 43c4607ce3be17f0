#include <gtest/gtest.h>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "core/utf8.h"
#include "source/charset.h"

namespace stemma::source {
namespace {

/// `text` in a charset, by ICU.
std::string in(const char* charset, std::string_view text) {
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string bytes(static_cast<std::size_t>(unicode.extract(0, unicode.length(), nullptr, charset)), '\0');
  unicode.extract(0, unicode.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), charset);
  return bytes;
}

struct Sample {
  const char* language;
  const char* charset;  ///< one that was usual for the language
  std::string_view text;
};

constexpr Sample kSamples[] = {
    {"de", "windows-1252",
     "Die Fähre lief am Montag vor Norholm auf Grund, sagte die Küstenwache. „Alle sind wohlauf“, hieß es."},
    {"fr", "windows-1252",
     "Le traversier s’est échoué lundi près de Norholm, a déclaré la garde côtière. « Personne n’a été "
     "blessé. »"},
    {"es", "windows-1252",
     "El transbordador encalló el lunes frente a Norholm, según la guardia costera. ¿Qué pasó? Mañana lo "
     "sabrán."},
    {"cs", "windows-1250",
     "Trajekt v pondělí najel na mělčinu u Norholmu, uvedla pobřežní stráž. Nikdo nebyl zraněn, řekla "
     "kapitánka."},
    {"pl", "ISO-8859-2",
     "Prom osiadł w poniedziałek na mieliźnie koło Norholmu, podała straż przybrzeżna. Nikt nie został "
     "ranny."},
    {"hu", "ISO-8859-2",
     "A komp hétfőn zátonyra futott Norholm közelében, közölte a parti őrség. Senki sem sérült meg, mondta."},
    {"tr", "windows-1254",
     "Feribot pazartesi günü Norholm açıklarında karaya oturdu, diye açıkladı sahil güvenlik. Kimse "
     "yaralanmadı, şükür."},
    {"ru", "windows-1251",
     "Паром сел на мель у Норхольма в понедельник, сообщила береговая охрана. Никто не пострадал, сказала "
     "капитан."},
    {"ru", "KOI8-R",
     "Паром сел на мель у Норхольма в понедельник, сообщила береговая охрана. Никто не пострадал, сказала "
     "капитан."},
    {"uk", "windows-1251",
     "Пором сів на мілину біля Норхольма в понеділок, повідомила берегова охорона. Ніхто не постраждав, її "
     "слова."},
    {"el", "windows-1253",
     "Το πορθμείο προσάραξε τη Δευτέρα έξω από το Νόρχολμ, ανακοίνωσε η ακτοφυλακή. Κανείς δεν "
     "τραυματίστηκε."},
    {"he", "windows-1255",
     "המעבורת עלתה על שרטון ביום שני ליד נורהולם, מסר משמר החופים. איש לא נפגע, אמרה הקברניטה."},
    {"ar", "windows-1256",
     "جنحت العبارة يوم الاثنين قبالة نورهولم، بحسب خفر السواحل. ولم يصب أحد بأذى، كما قالت القبطانة."},
    {"ja", "windows-31j",
     "フェリーは月曜日にノルホルム沖で座礁した、と沿岸警備隊は発表した。けが人はいないという。"},
    {"ja", "EUC-JP",
     "フェリーは月曜日にノルホルム沖で座礁した、と沿岸警備隊は発表した。けが人はいないという。"},
    {"ja", "ISO-2022-JP",
     "フェリーは月曜日にノルホルム沖で座礁した、と沿岸警備隊は発表した。けが人はいないという。"},
    {"zh", "gb18030", "海岸警卫队说，渡轮星期一在诺霍尔姆附近搁浅。船长说，没有人受伤，所有乘客都已上岸。"},
    {"zh", "Big5", "海岸警衛隊說，渡輪星期一在諾霍爾姆附近擱淺。船長說，沒有人受傷，所有乘客都已上岸。"},
    {"ko", "windows-949",
     "해안경비대는 월요일 여객선이 노르홀름 앞바다에서 좌초했다고 밝혔다. 선장은 다친 사람이 없다고 말했다."},
};

std::string page(std::string_view head, std::string_view text) {
  std::string all = "<!DOCTYPE html><html lang=\"";
  return all.append(head)
             .append("<title>")
             .append(text)
             .append("</title></head><body><p>")
             .append(text)
             .append("</p><p>")
             .append(text) +
         "</p></body></html>";
}

/// The page says what it is written in, in its <meta>, in HTTP's label, or nowhere.
TEST(Charset, WordsSurviveWhereTheLabelIsRight) {
  for (const Sample& sample : kSamples) {
    const std::string declared =
        std::string(sample.language) + "\"><head><meta charset=\"" + sample.charset + "\">";
    EXPECT_NE(to_utf8(in(sample.charset, page(declared, sample.text)), Markup::kHtml).find(sample.text),
              std::string::npos)
        << "meta " << sample.charset << " " << sample.language;
    const std::string silent = std::string(sample.language) + "\"><head>";
    EXPECT_NE(to_utf8(in(sample.charset, page(silent, sample.text)), Markup::kHtml, sample.charset)
                  .find(sample.text),
              std::string::npos)
        << "HTTP " << sample.charset << " " << sample.language;
  }
}

TEST(Charset, WordsSurviveWhereThereIsNoLabel) {
  for (const Sample& sample : kSamples) {
    const std::string silent = std::string(sample.language) + "\"><head>";
    EXPECT_NE(to_utf8(in(sample.charset, page(silent, sample.text)), Markup::kHtml).find(sample.text),
              std::string::npos)
        << sample.charset << " " << sample.language << "\n"
        << to_utf8(in(sample.charset, sample.text), Markup::kHtml);
  }
}

/// The commonest lies: UTF-8 for what is not, the servers' default for everything, UTF-8 with another's
/// label.
TEST(Charset, WordsSurviveWhereTheLabelIsWrong) {
  for (const Sample& sample : kSamples) {
    const std::string_view charset = sample.charset;
    const auto survives = [&](std::string_view real, std::string_view meta, std::string_view http) {
      const std::string head =
          std::string(sample.language) + "\"><head>" +
          (meta.empty() ? std::string() : "<meta charset=\"" + std::string(meta) + "\">");
      const std::string text =
          to_utf8(in(std::string(real).c_str(), page(head, sample.text)), Markup::kHtml, http);
      EXPECT_NE(text.find(sample.text), std::string::npos)
          << sample.language << ": " << real << " that says " << meta << " by " << http << "\n"
          << text.substr(0, 300);
    };
    survives(charset, "utf-8", "");
    survives(charset, "", "utf-8");
    survives(charset, charset, "utf-8");
    survives("UTF-8", charset, charset);
    survives("UTF-8", "iso-8859-1", "windows-1252");
    survives("UTF-16LE", "utf-8", "");
    survives("UTF-16BE", charset, "iso-8859-1");
    survives("UTF-16", "", "");
    survives(charset, charset, "iso-8859-1");  // the server's default
    survives(charset, "iso-8859-1", charset);
    const bool latin =
        std::string_view("de fr es cs pl hu tr").find(sample.language) != std::string_view::npos;
    if (!latin) survives(charset, "iso-8859-1", "");
    if (latin) survives(charset, "shift_jis", "");
  }
}

TEST(Charset, CyrillicCasesTellItsTwoCharsetsApart) {
  const std::string_view text = kSamples[7].text;
  EXPECT_EQ(to_utf8(in("KOI8-R", text), Markup::kNone, "windows-1251"), text);
  EXPECT_EQ(to_utf8(in("windows-1251", text), Markup::kNone, "koi8-r"), text);
}

TEST(Charset, DeclarationsAreFoundWhereverTheyStand) {
  const std::string late = "<html><head><script>" + std::string(100'000, 'x') +
                           "</script><META HTTP-EQUIV=content-type content='text/html; charset = KOI8-R'>";
  EXPECT_EQ(declared_charset(late), "koi8-r");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='windows-1251'?><html>"), "windows-1251");
  EXPECT_EQ(declared_charset("<meta name=x content=y><meta charset=big5>"), "big5");
  EXPECT_EQ(declared_charset("<meta charset>"), "");
  EXPECT_EQ(declared_charset("<meta charset=big5"), "big5");
  std::string endless;
  while (endless.size() < 1U << 18U) endless += "<meta";
  EXPECT_EQ(declared_charset(endless), "");
  EXPECT_EQ(declared_charset("<meta charset='"), "");
  EXPECT_EQ(declared_charset("no charset=utf-8 here"), "");
  EXPECT_EQ(declared_language("<html class=a LANG='de-AT'>"), "de");
  EXPECT_EQ(declared_language("<html>"), "");
}

TEST(Charset, LabelsAreThoseOfTheStandard) {
  const struct {
    const char* label;
    const char* icu;
  } rows[] = {{"ISO-8859-1", "windows-1252"},
              {"latin1", "windows-1252"},
              {"x-cp1251", "windows-1251"},
              {"CP 1251", "windows-1251"},
              {"gb_2312-80", "gb18030"},
              {"x-sjis", "windows-31j"},
              {"utf-16", "UTF-8"},
              {"UTF8", "UTF-8"},
              {"no-such", ""},
              {"", ""},
              {"utf-7", ""},
              {"iso8859-15", "ISO-8859-15"}};
  for (const auto& row : rows) EXPECT_EQ(icu_charset(row.label), row.icu) << row.label;
}

TEST(Charset, Utf16IsKnownWithoutAMark) {
  EXPECT_TRUE(is_utf16(in("UTF-16LE", "Fire at the harbour")));
  EXPECT_TRUE(
      is_utf16(in("UTF-16BE", "Паром сел на мель у Норхольма в понедельник, сообщила береговая охрана.")));
  EXPECT_FALSE(is_utf16("Fire at the harbour"));
  EXPECT_FALSE(is_utf16(std::string("a\0b\0c and so on and on and on, with few zeros", 43)));
  EXPECT_FALSE(is_utf16(std::string(100, '\0')));
}

}  // namespace
}  // namespace stemma::source
