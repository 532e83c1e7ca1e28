using static Aef.Tests.Conformity.PlantedFault;

namespace Aef.Tests.Conformity;

/// <summary>
/// Mistakes in waiting for callbacks of jobs whose API the workflow calls, every one of which the property test must find.
/// </summary>
internal static class ConnectorCallbackFaults
{
    private const string Job = "aef_connector";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        InText("the first slow poll is missing", Job, "callback_begin", "since + 600", "since + profile.limit"),
        InText("only the first slow poll is made", Job, "callback_running", "sys.now() + 600", "deadline"),
        InText("slow polls are too frequent", Job, "callback_running", "sys.now() + 600", "sys.now() + 300"),
        InText("a job that runs after a callback counts as ended", Job, "callback_running", "answer.state == \"running\"", "false"),
        InText("the last poll at the limit is followed by others", Job, "callback_running", "sys.now() < deadline", "true"),
        InText("a lost poll is repeated after ten minutes", Job, "callback_lost", "profile.wait + profile.growth", "600 + profile.growth"),
        InText("a lost poll is repeated without reading callbacks", Job, "callback_lost", "poll_failure.again", "false"),
        InText("six lost polls are repeated", Job, "callback_lost", "lost <= 5", "lost <= 6"),
        InText("a poll after a callback waits", Job, "callback_poll", "\"calls_back\" in profile", "false"),
        InText("the job gets another address", Job, "pass_url", "${endpoint.url}", "${endpoint.url + \"x\"}"),
        InText("a callback that reports a failure counts as none", Job, "reported", "get_type(received) == \"map\"", "false"),
    ];
}
