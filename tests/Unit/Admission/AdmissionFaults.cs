using Aef.Tests.Conformity;
using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Admission;

/// <summary>Mistakes in the admission of runs, every one of which the comparison with the model must find.</summary>
internal static class AdmissionFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("the limit is one too high", "aef_admit", "decide", "earlier < limit", "earlier <= limit"),
        InText("fail looks only once", "aef_admit", "decide", "looks > 1", "looks > 0"),
        InText("pauses do not grow", "aef_admit", "pause", "/ 20)", "/ 1000000)"),
        InText("pauses grow without a limit", "aef_admit", "pause", "math.max(300, (sys.now() - since) / 100)", "1000000"),
        InText("runs with other keys count", "aef_admission_begin", "has_key", "not(keyed)", "true"),
        InText("the label is not compared", "aef_admission_begin", "compare", "!= label", "== \"never\""),
        InText("runs that have ended count", "aef_admission_begin", "begin", "(state=\"ACTIVE\" OR state=\"QUEUED\")", "state!=\"QUEUED\""),
        InText("later runs of the same second count", "aef_earlier", "is_earlier", "rank < queue.rank", "rank != queue.rank"),
        InText("earlier runs of the same second do not count", "aef_earlier", "is_earlier", "rank < queue.rank", "false"),
        InText(
            "runs of earlier seconds do not count",
            "aef_earlier",
            "count",
            "len(default(map.get(answer.body, \"executions\"), []))",
            "0"),
        InText("only the first page is read", "aef_earlier", "more", "query.pageToken != \"\"", "false"),
        InText("only the first page of the same second is read", "aef_earlier", "second_more", "query.pageToken != \"\"", "false"),
        InText(
            "times are compared as strings",
            "aef_rank",
            null,
            "string(int(math.floor(time.parse(execution.createTime) * 1000000 + 0.5)))",
            "execution.createTime"),
        InText("runs of the same time are not distinguished", "aef_rank", null, "+ parts[len(parts) - 1]", "+ \"x\""),
        InText("the oldest runs are read from the first page only", "aef_oldest", "more", "pages < 10", "pages < 1"),
        InText("the newest runs are cancelled", "aef_admit_newest", "take", "ranks[number]", "ranks[len(ranks) - 1 - number]"),
        InText("one run too few is cancelled", "aef_admit_newest", "choose", " - limit + 1", " - limit"),
        InText("all earlier runs are cancelled", "aef_admit_newest", "choose", " - limit + 1", string.Empty),
        InText("nothing is cancelled", "aef_cancel", "cancel", ":cancel", string.Empty),
        new(
            "a refused run continues",
            e => e.Change("aef_refuse", "raise", m =>
            {
                m["return"] = null;
                return m.Remove("raise");
            })),
    ];
}
