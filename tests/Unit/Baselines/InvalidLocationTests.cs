using Aef.Documents.Diagnostics;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Baselines;

/// <summary>Every problem of a definition has a file, a line and a column.</summary>
public sealed class InvalidLocationTests
{
    /// <summary>Problems of a whole file, which have no line.</summary>
    private static readonly string[] OfFiles =
        [
            "AEF1001",
            "AEF1002",
            "AEF1003",
            "AEF1004",
            "AEF1005",
            "AEF1072",
            "AEF1074",
            "AEF4100",
            "AEF4102",
            "AEF4103",
            "AEF4104",
            "AEF4105",
            "AEF4130",
            "AEF4131",
            "AEF4132",
            "AEF4133",
            "AEF4134",
        ];

    public static TheoryData<string> Inputs => [.. InvalidInput.Names.Where(n => InvalidInput.Load(n).Kind is "definition" or "project")];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_problem_of_a_definition_has_a_line_and_a_column(string name)
    {
        var input = InvalidInput.Load(name);

        ExampleRunner.Run(input.Kind, input.Text)
            .Where(d => !OfFiles.Contains(d.Code) && d.Severity != DiagnosticSeverity.Info)
            .Where(d => !d.Location.HasPosition || d.Location.Start.Line < 1 || d.Location.Start.Column < 1)
            .Select(d => d.ToString())
            .ShouldBeEmpty();
    }
}
