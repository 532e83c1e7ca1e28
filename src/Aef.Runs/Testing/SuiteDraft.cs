using Aef.Documents.Tree;

namespace Aef.Runs.Testing;

/// <summary>A test file as it was read, before the files that it names are.</summary>
/// <param name="Name">The name of the suite, or null.</param>
/// <param name="Root">Where sources are: a folder, or a map with <c>environment</c>; null means next to the file.</param>
/// <param name="Tests">The tests in order.</param>
internal sealed record SuiteDraft(string? Name, DocumentNode? Root, IReadOnlyList<TestDraft> Tests);
