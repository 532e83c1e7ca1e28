using System.Text;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Semantics;

public sealed class LargeDefinitionTests
{
    [Fact]
    public void Ten_thousand_steps_are_read_checked_and_written()
    {
        var text = Definition(10_000, i => $", \"NEXT\": \"S{(i % 10 == 9 ? "" : $"{i + 1}")}\"");

        var result = Definitions.Check(text);

        result.Diagnostics.Select(d => d.Code).Distinct().ShouldBe(["AEF2010"]);
        result.Diagnostics.Count.ShouldBe(1_000);
        DefinitionWriter.Write(Definitions.Read(text).Pipeline!, SourceFormat.Json).Length.ShouldBeGreaterThan(text.Length);
    }

    [Fact]
    public void A_file_of_nothing_but_mistakes_has_every_one_of_them_reported()
    {
        var text = Definition(5_000, i => $", \"NXET\": \"S{i}\", \"WAIT_TIMES_SECONDS\": 1, \"TYPE\": \"asinc\", \"NEXT\": \"Q{i}\"");

        Definitions.Check(text).Diagnostics.Count.ShouldBe(20_000);
    }

    private static string Definition(int steps, Func<int, string> more)
    {
        var text = new StringBuilder("[{\"THREADS\": [{\"STEPS\": [");
        for (var i = 0; i < steps; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n")
                .Append($"{{\"JOB_ID\": \"S{i}\", \"JOB_NAME\": \"job{i}\", \"FUNCTION_ID_NAME\": \"dataform-tag-executor\"{more(i)}}}");
        }

        return text.Append("]}]}]").ToString();
    }
}
