// Widgets: the whole set for a page.
#pragma once

#include "web/views/ui/badge.hpp"
#include "web/views/ui/button.hpp"
#include "web/views/ui/card.hpp"
#include "web/views/ui/chart.hpp"
#include "web/views/ui/choice.hpp"
#include "web/views/ui/course.hpp"
#include "web/views/ui/field.hpp"
#include "web/views/ui/flow.hpp"
#include "web/views/ui/layer.hpp"
#include "web/views/ui/list.hpp"
#include "web/views/ui/prose.hpp"
#include "web/views/ui/shell.hpp"
#include "web/views/ui/strip.hpp"
#include "web/views/ui/table.hpp"
#include "web/views/ui/tabs.hpp"
#include "web/views/ui/thumbnail.hpp"
