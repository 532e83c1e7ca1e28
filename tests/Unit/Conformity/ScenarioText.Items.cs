using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <content>The items of threads.</content>
internal static partial class ScenarioText
{
    private static IEnumerable<ScenarioStep> StartsOf(ScenarioStep step) =>
        step.OfItems.Select((starts, i) => step with { Id = $"{step.Id}[{i}]", Starts = starts, Item = i }).Prepend(step);

    /// <summary>The hashes of all lists, as an earlier run would have left them.</summary>
    private static JsonObject WithLists(JsonObject resume, Scenario scenario)
    {
        var lists = new JsonObject();
        foreach (var thread in scenario.Levels.SelectMany(l => l.Threads).Where(t => t.Items is not null))
        {
            var json = $"[{string.Join(',', Enumerable.Range(0, thread.Items!.Value).Select(i => $"\"i{i}\""))}]"; // filtered
            lists[thread.Steps[0].Id] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        }

        if (lists.Count > 0)
        {
            resume["lists"] = lists;
        }

        return resume;
    }
}
