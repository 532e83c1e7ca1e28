using System.Reflection;
using Aef.Adapters.Yaml;
using Aef.Cli.Commands;
using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.DiagnosticCatalog;

public sealed class DiagnosticRegistryTests
{
    private static readonly Assembly[] Assemblies =
        [
            typeof(DiagnosticDescriptor).Assembly,
            typeof(Aef.Workflows.Engine.WorkflowEngine).Assembly,
            typeof(Aef.Core.Pipelines.Model.Pipeline).Assembly,
            typeof(DiagnosticRegistry).Assembly,
            typeof(YamlDocumentReader).Assembly,
            typeof(AefCommandLine).Assembly,
        ];

    [Fact]
    public void Every_descriptor_in_the_code_is_in_the_registry() =>
        Declared()
            .Except(DiagnosticRegistry.All)
            .Select(d => d.Code)
            .ShouldBeEmpty("enter them in src/Aef.Core/Explaining/LanguageAreas.cs or PipelineAreas.cs");

    [Fact]
    public void Every_descriptor_in_the_registry_is_declared_in_the_code_and_is_listed_once()
    {
        DiagnosticRegistry.All.Except(Declared()).ShouldBeEmpty();
        DiagnosticRegistry.All.Select(d => d.Code).ShouldBeUnique();
    }

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var codes = DiagnosticRegistry.All.Select(d => d.Code).ToList();

        DiagnosticPage.All.Select(p => p.Code).Except(codes).ShouldBeEmpty("pages without a code");
        codes.Except(DiagnosticPage.All.Select(p => p.Code)).ShouldBeEmpty("codes without a page in docs/diagnostics");
        DiagnosticPages.Codes().Order(StringComparer.Ordinal).ShouldBe(codes);
    }

    [Fact]
    public void A_page_begins_with_the_title_and_the_severity_of_its_code()
    {
        var wrong = from descriptor in DiagnosticRegistry.All
                    let head =
                        $"# {descriptor.Code}: {descriptor.Title}\n\nSeverity: {descriptor.Severity.ToString().ToLowerInvariant()}\n\n"
                    where !DiagnosticPages.Read(descriptor).StartsWith(head, StringComparison.Ordinal)
                    select $"{descriptor.Code} does not begin with\n{head}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_has_an_example_and_a_fix()
    {
        var wrong = from descriptor in DiagnosticRegistry.All
                    let page = DiagnosticPages.Read(descriptor)
                    where !page.Contains("\n## Example\n", StringComparison.Ordinal)
                        || !page.Contains("\n## How to fix\n", StringComparison.Ordinal)
                    select descriptor.Code;

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AEF3004")]
    [InlineData("aef3004")]
    [InlineData("3004")]
    public void A_code_is_found_without_regard_to_case_and_by_its_digits(string code) =>
        DiagnosticRegistry.Find(code).ShouldNotBeNull().Code.ShouldBe("AEF3004");

    [Theory]
    [InlineData("")]
    [InlineData("AEF")]
    [InlineData("AEF3")]
    [InlineData("00")]
    [InlineData("AEF30040")]
    public void What_is_not_a_code_is_not_found(string code) => DiagnosticRegistry.Find(code).ShouldBeNull();

    [Fact]
    public void The_codes_of_an_area_are_in_order() =>
        DiagnosticRegistry.Areas.Where(a =>
            !a.Descriptors.Select(d => d.Code).SequenceEqual(a.Descriptors.Select(d => d.Code).Order(StringComparer.Ordinal)))
            .Select(a => a.Name)
            .ShouldBeEmpty();

    private static IEnumerable<DiagnosticDescriptor> Declared() =>
        from assembly in Assemblies
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(DiagnosticDescriptor)
        select (DiagnosticDescriptor)field.GetValue(null)!; // a descriptor is never null
}
