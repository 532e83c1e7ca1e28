using Aef.Tests.Baselines;

namespace Aef.Tests.Schemas;

/// <summary>A schema refuses each invalid baseline whose mistake is in a single value or key, which is all that a schema sees.</summary>
public sealed class InvalidBaselineSchemaTests
{
    private static readonly Dictionary<string, string[]> Visible = new(StringComparer.Ordinal)
    {
        ["definition"] =
        [
            "AEF1050", "AEF1051", "AEF1052", "AEF1053", "AEF1054", "AEF1055", "AEF2001", "AEF2002", "AEF2020", "AEF2021", "AEF2022", "AEF2023", "AEF3001", "AEF3004", "AEF3005", "AEF3012",
        ],
        ["parameters"] = ["AEF1060", "AEF1061"],
        ["executor"] = ["AEF1070"],
        ["simulate"] = ["AEF6001", "AEF6002"],
    };

    public static TheoryData<string> Inputs => [.. InvalidInput.Names.Where(n => IsVisible(InvalidInput.Load(n)))];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void The_schema_refuses_an_invalid_baseline_that_it_can_refuse(string name)
    {
        var input = InvalidInput.Load(name);

        SchemaFiles.Load(input.Kind).IsValid(SchemaFiles.ReadText(input.Text)).ShouldBeFalse();
    }

    [Fact]
    public void There_are_such_baselines() => Inputs.Count.ShouldBeGreaterThan(10);

    private static bool IsVisible(InvalidInput input) =>
        Visible.TryGetValue(input.Kind, out var codes) && input.Expected.Any(e => codes.Contains(e.Split(' ')[0]));
}
