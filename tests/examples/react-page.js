// A component around the element: its attributes follow the state, its events are heard, and it ends with the component.
const { createElement, useEffect, useRef, useState } = React;

function News({ onOpen, children, ...attributes }) {
  const element = useRef(null);
  useEffect(() => {
    const { current } = element;
    const heard = (event) => onOpen(event.detail.url);
    current.addEventListener("dateline-open", heard);
    return () => current.removeEventListener("dateline-open", heard);
  }, [onOpen]);
  return createElement("dateline-news", { ref: element, ...attributes }, children);
}

function Page() {
  const [category, setCategory] = useState(undefined);
  const [shown, setShown] = useState(true);
  const [opened, setOpened] = useState("nothing yet");
  const news = createElement(
    News,
    { limit: 3, category, loading: "eager", onOpen: setOpened },
    createElement("a", { href: "https://news.example/" }, "The news"),
  );
  return createElement(
    "main",
    null,
    createElement("button", { onClick: () => setCategory("science") }, "Science"),
    createElement("button", { onClick: () => setShown(false) }, "Hide"),
    shown && news,
    createElement("p", { role: "status" }, `Opened: ${opened}`),
  );
}

ReactDOM.createRoot(document.getElementById("root")).render(createElement(Page));
