using Aef.Documents.Tree;

namespace Aef.Runs.Testing;

/// <summary>A test file after parsing, before the files that it names are read.</summary>
/// <param name="Name">The name of the suite, or null.</param>
/// <param name="Root">The folder of sources: a string, or an object with <c>environment</c>; null means next to the file.</param>
/// <param name="Tests">The tests in order.</param>
internal sealed record SuiteDraft(string? Name, DocumentNode? Root, IReadOnlyList<TestDraft> Tests);
