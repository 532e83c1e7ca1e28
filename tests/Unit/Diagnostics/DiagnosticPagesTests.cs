using System.Reflection;
using Aef.Documents.Diagnostics;

namespace Aef.Tests.Diagnostics;

/// <summary>Each code has a page, and the example on the page causes the code.</summary>
public sealed class DiagnosticPagesTests
{
    public static TheoryData<string> CheckedPages => [.. DiagnosticPage.All.Where(p => ExampleRunner.Knows(p.Kind)).Select(p => p.Code)];

    [Theory]
    [MemberData(nameof(CheckedPages))]
    public void The_example_of_a_page_causes_its_code(string code)
    {
        var found = ExampleRunner.Run(Page(code)).ToList();

        found.Select(d => d.Code).ShouldContain(code, string.Join('\n', found));
    }

    [Fact]
    public void Every_code_of_the_workflow_language_has_a_page_whose_example_is_checked()
    {
        var unchecked_ = Descriptors("Aef.Workflows")
            .Select(d => d.Code)
            .Except(DiagnosticPage.All.Where(p => ExampleRunner.Knows(p.Kind)).Select(p => p.Code));

        unchecked_.ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_of_reading_binding_and_rules_has_a_page_whose_example_is_checked()
    {
        string[] areas = ["Aef.Core.Reading", "Aef.Core.Semantics", "Aef.Core.Rules"];
        var unchecked_ = Descriptors("Aef.Core", areas)
            .Select(d => d.Code)
            .Except(DiagnosticPage.All.Where(p => ExampleRunner.Knows(p.Kind)).Select(p => p.Code));

        unchecked_.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_has_the_title_of_its_code()
    {
        var titles = Descriptors("Aef.Workflows").Concat(Descriptors("Aef.Core")).ToDictionary(d => d.Code, d => $"# {d.Code}: {d.Title}");

        DiagnosticPage.All.Where(p => titles.TryGetValue(p.Code, out var title) && title != p.Title)
            .Select(p => $"{p.Title} should be {titles[p.Code]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_code_belongs_to_one_diagnostic_only() =>
        Descriptors("Aef.Workflows")
            .Concat(Descriptors("Aef.Core"))
            .GroupBy(d => d.Code)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ShouldBeEmpty();

    private static DiagnosticPage Page(string code) => DiagnosticPage.All.Single(p => p.Code == code);

    private static IEnumerable<DiagnosticDescriptor> Descriptors(string assembly, string[]? areas = null) =>
        from type in Assembly.Load(assembly).GetTypes()
        where areas is null || areas.Contains(type.Namespace)
        where type.Name.EndsWith("Diagnostics", StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(DiagnosticDescriptor)
        select (DiagnosticDescriptor)field.GetValue(null)!;
}
