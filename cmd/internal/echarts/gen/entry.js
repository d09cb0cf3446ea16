// What of ECharts the reports use; see main.go.
import { use } from "echarts/core";
import { GraphChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import "echarts-wordcloud";

use([GraphChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export { init } from "echarts/core";
