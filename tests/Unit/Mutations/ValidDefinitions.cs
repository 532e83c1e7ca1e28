using Aef.Core.Pipelines.Writing;
using Aef.Documents.Tree;
using Aef.Tests.Conformity;
using Aef.Tests.Support;

namespace Aef.Tests.Mutations;

/// <summary>
/// Fifty definitions that have no errors: those of examples and baselines, and generated ones, half of them JSON and half YAML.
/// </summary>
internal static class ValidDefinitions
{
    private const int Count = 50;

    private static readonly string[] Files =
    [
        "examples/daily-sales/pipeline.json", "examples/daily-sales/pipeline.yaml", "tests/Baselines/aef-demo/definition.json", "tests/Baselines/aef-demo/definition-composer.json",
        "tests/Baselines/every-shape/definition.yaml", "tests/Baselines/hostile-names/definition.json",
    ];

    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. Files.Select(f => (f, File.ReadAllText(Repository.PathOf(f)))), .. Generated().Take(Count - Files.Length)];

    private static IEnumerable<(string Name, string Text)> Generated()
    {
        for (var number = 1; ; number++)
        {
            var text = ScenarioText.Definition(ScenarioGenerator.Generate(number));
            if (text.Split('\n').Length > 15)
            {
                yield return number % 2 == 0
                    ? ($"{number}.json", text)
                    : ($"{number}.yaml", DefinitionWriter.Write(Definitions.Pipeline(text), SourceFormat.Yaml));
            }
        }
    }
}
