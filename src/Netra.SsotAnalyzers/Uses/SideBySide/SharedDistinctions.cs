using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses.SideBySide;

/// <summary>What a compilation's files share where both types are side by side.</summary>
internal static class SharedDistinctions
{
    extension(SsotEngine engine)
    {
        /// <summary>Members that tell a superseded type from its canonical one.</summary>
        public Twins Twins => engine.Shared(engine => new Twins(engine));

        /// <summary>Whether there is anything by which values could be distinguished.</summary>
        public ToldApart ToldApart => engine.Shared(engine => new ToldApart(engine));
    }
}
